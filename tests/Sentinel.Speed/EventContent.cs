namespace Sentinel.Speed;

/// <summary>What is appended.</summary>
internal static class EventContent
{
    /// <summary>The content of an event, 73 bytes.</summary>
    public static byte[] New() => """{"planId":"0190a8f3-5b1c-7cde-8f00-0123456789ab","decision":"approved"}"""u8.ToArray();
}
