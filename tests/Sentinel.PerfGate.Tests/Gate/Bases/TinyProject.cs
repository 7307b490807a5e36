namespace Sentinel.PerfGate.Tests.Gate.Bases;

/// <summary>The smallest project there is to build.</summary>
internal static class TinyProject
{
    public const string Path = "perf/Tiny.csproj";

    public static string AddTo(TemporaryRepository repository, string code = "public static class Tiny { public static int One => 1; }")
    {
        repository.Write(".gitignore", "bin/\nobj/\n");
        repository.Write("perf/Tiny.cs", code);
        return repository.Write(Path, """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """);
    }
}
