namespace Sanad.Browser.Tests;

/// <summary>Pictures for people to look at: kept in the folder that SANAD_SCREENS names, else nowhere.</summary>
internal static class Screens
{
    /// <summary>Takes a picture when somebody wants it: one of a long page costs seconds.</summary>
    public static async Task KeepAsync(Func<Task<byte[]>> take, string name)
    {
        if (Environment.GetEnvironmentVariable("SANAD_SCREENS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, name), await take(), TestContext.Current.CancellationToken);
    }
}
