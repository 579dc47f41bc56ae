using Sanad.Casebook.Storage;
using Sanad.Custody;

namespace Sanad.Web.Hosting;

/// <summary>The settings of the device, read again only when their file changed: another program or an editor may write them too.</summary>
internal sealed class KeptSettings(SanadHome home, Action<Exception> onFault)
{
    private sealed record Known(DateTime Written, long Size, DeviceSettings Settings);

    private readonly Lock _gate = new();
    private volatile Known? _last;

    /// <summary>As the file says; when it cannot be read, as it said before.</summary>
    public DeviceSettings Now
    {
        get
        {
            var file = new FileInfo(home.SettingsFile);
            var (written, size) = file.Exists ? (file.LastWriteTimeUtc, file.Length) : (default, 0);
            if (_last is not { } last || last.Written != written || last.Size != size)
                _last = last = new(written, size, Read());
            return last.Settings;
        }
    }

    /// <summary>Changes the settings as they are in the file now.</summary>
    /// <exception cref="IOException">The home cannot be written.</exception>
    /// <exception cref="InvalidDataException">The file holds something else; it is left as it is.</exception>
    public void Change(Func<DeviceSettings, DeviceSettings> change)
    {
        lock (_gate)
        {
            change(DeviceSettings.Read(home)).Save(home);
            _last = null;
        }
    }

    private DeviceSettings Read()
    {
        try
        {
            return DeviceSettings.Read(home);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException)
        {
            onFault(wrong);
            return _last?.Settings ?? new();
        }
    }
}
