using System.Collections;
using System.Diagnostics;
using System.Text.Json;

// Stands in for perfgate where a test needs a program that misbehaves: it does what its --fake-… arguments say.
var exitCode = 0;
var options = new Dictionary<string, string>();
for (var i = 0; i < args.Length; i++)
{
    var value = i + 1 < args.Length ? args[i + 1] : "";
    options[args[i]] = value;
    switch (args[i])
    {
        case "--fake-say":
            Console.WriteLine(value);
            break;
        case "--fake-say-error":
            Console.Error.WriteLine(value);
            break;
        case "--fake-exit":
            exitCode = int.Parse(value);
            break;
        case "--fake-record":
            File.AppendAllText(value, JsonSerializer.Serialize(new
            {
                args,
                directory = Environment.CurrentDirectory,
                environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value),
            }) + "\n");
            break;
        case "--fake-verdicts":
            var proof = value.Replace("RUNID", options["--run-id"]).Replace('\'', '"');
            Directory.CreateDirectory(options["--out"]);
            File.WriteAllText(Path.Combine(options["--out"], "verdicts.json"), proof);
            break;
        case "--fake-hang":
            var child = Process.Start(new ProcessStartInfo("sleep", "600"))!;
            File.WriteAllText(value + ".part", $"{Environment.ProcessId} {child.Id}");
            File.Move(value + ".part", value);
            child.WaitForExit();
            break;
    }
}

return exitCode;
