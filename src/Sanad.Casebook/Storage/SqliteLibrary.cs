using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Sanad.Casebook.Storage;

/// <summary>
/// Which SQLite runs: the system's libsqlite3, which the system keeps patched, or the one that the package brings where there is none.
/// </summary>
internal static class SqliteLibrary
{
    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib"];
    private static readonly Lazy<string> Loaded = new(Load, LazyThreadSafetyMode.ExecutionAndPublication);
    private static string _source = "bundled with Sanad";

    /// <summary>"system (libsqlite3.so.0)" or "bundled with Sanad"; loads the library on first use.</summary>
    public static string Source => Loaded.Value;

    /// <summary>Its version, for example 3.40.1.</summary>
    public static string Version => Source.Length > 0 ? raw.sqlite3_libversion().utf8_to_string() : "";

    private static string Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        Batteries_V2.Init();
        raw.sqlite3_libversion(); // the resolver runs at the first call
        return _source;
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        foreach (var system in SystemNames)
        {
            if (!NativeLibrary.TryLoad(system, out var handle))
                continue;
            if (IsRecentEnough(handle))
            {
                _source = $"system ({system})";
                return handle;
            }
            NativeLibrary.Free(handle);
        }
        return IntPtr.Zero; // the runtime's own search finds the bundled one
    }

    // Our SQL stays within 3.35 (upserts, json_each); an older system library would fail in the middle of a command.
    private static bool IsRecentEnough(IntPtr library)
    {
        if (!NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var export))
            return false;
        return Marshal.GetDelegateForFunctionPointer<VersionNumber>(export)() >= 3_035_000;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();
}
