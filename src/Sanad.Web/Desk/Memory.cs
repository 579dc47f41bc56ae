using System.Runtime;

namespace Sanad.Web.Desk;

/// <summary>Memory that nobody needs goes back to the system: the workbench stands open all day beside other programs, on an old laptop.</summary>
internal static class Memory
{
    /// <summary>Takes some hundredths of a second; for moments in which nobody waits.</summary>
    public static void GiveBack()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
