namespace Sanad.Tests;

/// <summary>Where the checkout and the labelled texts beside it lie; tests read from there and never copy.</summary>
internal static class Workplace
{
    /// <summary>The folder that holds Sanad.slnx.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The labelled texts beside the checkout, or null: tests that need them skip visibly.</summary>
    public static string? SharedOrNull
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("SANAD_SHARED") ?? Path.Combine(Root, "..", "shared");
            return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
        }
    }

    /// <summary>A path under the labelled texts; skips the running test when they are absent.</summary>
    public static string Shared(string relative)
    {
        Assert.SkipWhen(SharedOrNull is null, "the labelled texts (../shared) are not beside this checkout");
        return Path.Combine(SharedOrNull!, relative);
    }

    private static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sanad.slnx")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No folder above {from} holds Sanad.slnx");
    }
}
