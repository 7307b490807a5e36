using System.Text;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Recording;
using Sentinel.PerfGate.Tool.Commands.Load;

namespace Sentinel.PerfGate.Tool.Output.Load;

/// <summary>The files of one run: its course, written while it goes on, and its histograms. Each is whole or not there.</summary>
internal sealed class LoadFiles : IDisposable
{
    private readonly string path;
    private readonly string temporary;
    private readonly StreamWriter course;

    public LoadFiles(string folder, string target)
    {
        Directory.CreateDirectory(folder);
        path = Path.Combine(folder, target.Replace('/', '-'));
        temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        course = new StreamWriter(temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        Course = new TimeSeries(course);
    }

    public IProgress<LoadProgress> Course { get; }

    public void Complete(LoadOutcome outcome)
    {
        course.Dispose();
        File.Move(temporary, $"{path}.csv", overwrite: true);
        using (var log = File.CreateText(temporary)) HistogramLog.Write(outcome.Result, outcome.Began, log);
        File.Move(temporary, $"{path}.hlog", overwrite: true);
    }

    public void Dispose()
    {
        course.Dispose();
        File.Delete(temporary);
    }
}
