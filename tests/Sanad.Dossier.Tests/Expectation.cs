using System.Runtime.CompilerServices;

namespace Sanad.Tests;

/// <summary>What people see, kept as text beside the tests. With SANAD_ACCEPT=1 the files are written anew, to be read in the diff.</summary>
internal static class Expectation
{
    /// <summary>Compares with Expectations/<paramref name="name"/>.</summary>
    public static void Is(string actual, string name, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Expectations", name);
        if (Environment.GetEnvironmentVariable("SANAD_ACCEPT") == "1")
            File.WriteAllText(path, actual);
        File.Exists(path).ShouldBeTrue($"{name} is missing: look at what the test makes, then run it with SANAD_ACCEPT=1");
        actual.ShouldBe(File.ReadAllText(path));
    }
}
