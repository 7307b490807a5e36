using System.Text;
using Sentinel.PerfGate.Tool;

// Figures are written with signs such as ≤ and …, whatever the console's code page.
Console.OutputEncoding = Encoding.UTF8;
using var interruption = new Interruption();
return await new ToolApplication(ToolConsole.OfProcess()).RunAsync(args, interruption.Token);
