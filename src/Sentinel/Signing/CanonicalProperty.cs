using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sentinel.Signing;

/// <summary>A property with its name decoded once, for it is compared often.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CanonicalProperty(string Name, JsonElement Value);
