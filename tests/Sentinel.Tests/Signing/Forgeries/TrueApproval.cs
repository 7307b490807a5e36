using System.Text;
using System.Text.Json.Nodes;
using Sentinel.Signing;

namespace Sentinel.Tests.Signing.Forgeries;

/// <summary>An approval that holds, the key that signed it, and what it approves.</summary>
internal sealed record TrueApproval(byte[] Utf8, SigningKey Key, ApprovalBinding Binding)
{
    public string Text => Encoding.UTF8.GetString(Utf8);

    public JsonObject Document() => Sample.Parse(Text);
}
