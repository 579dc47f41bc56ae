namespace Sanad.Custody;

/// <summary>Another process held the write lock for longer than the caller wanted to wait.</summary>
public sealed class CasebookLockedException(string lockFile)
    : IOException($"Another process is writing to this casebook ({lockFile}). Wait until it has ended, then try again.");

/// <summary>
/// The disk did not confirm that bytes reached it. The casebook takes no further writes in this process, because a second flush
/// may report success without the bytes: run verify, look after the disk, then start again.
/// </summary>
public sealed class FlushFailedException(string file, Exception cause)
    : IOException($"The disk did not confirm that {file} was written. Nothing since the last \"saved\" counts as kept: run verify, check the disk, then start again.", cause);

/// <summary>The folder lies on a network share, whose locks and flushes cannot be relied on.</summary>
public sealed class NetworkShareException(string path, string fileSystem)
    : IOException($"{path} lies on a network share ({fileSystem}). A casebook must live on a disk of this device: copy it here, then merge or copy it back.");

/// <summary>The writer's private key is encrypted, and no passphrase or a wrong one was given.</summary>
public sealed class PassphraseException(string message, Exception? cause = null) : IOException(message, cause);

/// <summary>A file of the casebook was written by a newer format than this program knows.</summary>
public sealed class NewerFormatException(string found)
    : IOException($"This casebook uses {found}; this program knows format {CasebookFolder.Format}. Use a newer Sanad.")
{
    /// <summary>What was found, for example "format 2".</summary>
    public string Found { get; } = found;
}
