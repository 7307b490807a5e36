namespace Sentinel.PerfGate.Xunit.Gate;

/// <summary>A target's id as the name of a folder.</summary>
internal static class FolderName
{
    private const int Longest = 100;

    public static string Of(string target)
    {
        var name = string.Concat(target.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '(' or ')' ? c : '_'));
        return name.Length > Longest ? name[..Longest] : name;
    }
}
