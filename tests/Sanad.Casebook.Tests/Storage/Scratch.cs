using System.Security.Cryptography;

namespace Sanad.Casebook.Tests.Storage;

/// <summary>A folder of its own for one test, gone afterwards, with the PostgreSQL schemas that the test made.</summary>
public sealed class Scratch : IDisposable
{
    private readonly List<string> _schemas = [];

    public Scratch() => CasebookId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public string Folder { get; } = Directory.CreateTempSubdirectory("sanad-test-").FullName;

    public string CasebookId { get; }

    public string File(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        var file = File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, text);
        return file;
    }

    /// <summary>The schema of this casebook goes when the test ends.</summary>
    public void Forget(string casebookId) => _schemas.Add(casebookId);

    public void Dispose()
    {
        foreach (var id in _schemas.Append(CasebookId).Distinct())
            Databases.Drop(id);
        Directory.Delete(Folder, recursive: true);
    }
}
