namespace Sanad.Browser.Tests;

/// <summary>Pictures for people to look at: kept in the folder that SANAD_SCREENS names, else nowhere.</summary>
internal static class Screens
{
    public static async Task KeepAsync(byte[] picture, string name)
    {
        if (Environment.GetEnvironmentVariable("SANAD_SCREENS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, name), picture, TestContext.Current.CancellationToken);
    }
}
