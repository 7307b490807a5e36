using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.PerfGate.Analyzers.Tests.Budgets;

internal sealed class BudgetText(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
