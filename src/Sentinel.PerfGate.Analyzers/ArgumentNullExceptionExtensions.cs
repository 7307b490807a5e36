namespace Sentinel.PerfGate.Analyzers;

/// <summary>What .NET has and netstandard2.0 has not, for the sources that are shared.</summary>
internal static class ArgumentNullExceptionExtensions
{
    extension(ArgumentNullException)
    {
        public static void ThrowIfNull(object? argument)
        {
            if (argument is null)
                throw new ArgumentNullException(nameof(argument));
        }
    }
}
