namespace Sentinel.PerfGate.Diagnostics;

/// <summary>A place in a file, as editors and MSBuild count it: lines and columns start at 1.</summary>
/// <param name="File">The path as the user gave it, or relative to the current directory; forward slashes.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
public readonly record struct SourceLocation(string File, int Line, int Column)
{
    /// <summary>MSBuild's canonical form, <c>file(line,column)</c>.</summary>
    public override string ToString() => $"{File}({Line},{Column})";
}
