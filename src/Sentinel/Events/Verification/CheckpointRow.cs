namespace Sentinel.Events.Verification;

/// <summary>A checkpoint as its row holds it.</summary>
/// <param name="Number">The row's number.</param>
/// <param name="Utf8">What is kept there.</param>
internal readonly record struct CheckpointRow(long Number, byte[] Utf8);
