using System.Text;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Tool;

// Figures are written with signs such as ≤ and …, whatever the console's code page.
Console.OutputEncoding = Encoding.UTF8;
// Of this process alone: it starts no other, and every other command does.
if (args is ["load", ..])
    InlineCompletions.Use();
using var interruption = new Interruption();
return await new ToolApplication(ToolConsole.OfProcess()).RunAsync(args, interruption.Token);
