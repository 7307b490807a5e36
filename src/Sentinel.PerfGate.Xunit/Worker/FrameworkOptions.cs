using System.Text.Json;
using Xunit.Sdk;

namespace Sentinel.PerfGate.Xunit.Worker;

/// <summary>Options of xunit's discovery and execution, by name.</summary>
internal sealed class FrameworkOptions : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public TValue? GetValue<TValue>(string name) => values.GetValueOrDefault(name) is TValue value ? value : default;

    public void SetValue<TValue>(string name, TValue value) => values[name] = value;

    public string ToJson() => JsonSerializer.Serialize(values);
}
