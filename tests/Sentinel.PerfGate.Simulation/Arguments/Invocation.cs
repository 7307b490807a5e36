using System.Globalization;

namespace Sentinel.PerfGate.Simulation.Arguments;

/// <summary>A verb and its options: <c>--name value</c>, or <c>--name</c> alone.</summary>
internal sealed class Invocation
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">An option is not known.</exception>
    public Invocation(IReadOnlyList<string> arguments, IReadOnlyCollection<string> known)
    {
        var rest = new Queue<string>(arguments);
        Verb = rest.TryPeek(out var first) && !IsOption(first) ? rest.Dequeue() : "table";
        while (rest.TryDequeue(out var name))
        {
            if (!known.Contains(name)) throw new ArgumentException($"{name} is no option; there are {string.Join(", ", known)}.", nameof(arguments));
            _options[name] = rest.TryPeek(out var value) && !IsOption(value) ? rest.Dequeue() : "";
        }
    }

    public string Verb { get; }

    public bool Has(string name) => _options.ContainsKey(name);

    public string? Text(string name) => _options.GetValueOrDefault(name);

    public int Number(string name, int otherwise) =>
        _options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static bool IsOption(string argument) => argument.StartsWith("--", StringComparison.Ordinal);
}
