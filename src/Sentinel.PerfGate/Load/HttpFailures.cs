using System.Net.Sockets;

namespace Sentinel.PerfGate.Load;

/// <summary>What the failures of an HTTP client mean.</summary>
internal static class HttpFailures
{
    /// <summary>The outcome that an exception stands for; null when it is not one of HTTP.</summary>
    public static RequestOutcome? Classify(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: { } status } => RequestOutcome.Failed(FailureClass.Status, $"{(int)status} {status}"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } when TimedOut(exception) => Failed(FailureClass.Timeout, exception),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } when BrokenOff(exception) => Failed(FailureClass.Reset, exception),
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError
            or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError
            or HttpRequestError.VersionNegotiationError
        } => Failed(FailureClass.Refused, exception),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => Failed(FailureClass.BadBody, exception),
        HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } => Failed(FailureClass.BadBody, exception),
        HttpRequestException or IOException or SocketException => Failed(FailureClass.Reset, exception),
        _ => null,
    };

    private static bool TimedOut(Exception exception) => SocketErrorOf(exception) == SocketError.TimedOut;

    private static bool BrokenOff(Exception exception) =>
        SocketErrorOf(exception) is SocketError.ConnectionReset or SocketError.ConnectionAborted;

    private static SocketError? SocketErrorOf(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is SocketException socket)
            {
                return socket.SocketErrorCode;
            }
        }

        return null;
    }

    private static RequestOutcome Failed(FailureClass failure, Exception exception) =>
        RequestOutcome.Failed(failure, exception.Message);
}
