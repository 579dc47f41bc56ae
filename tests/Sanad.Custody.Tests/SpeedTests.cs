using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Sanad.Custody.Tests;

/// <summary>Alone on the machine as far as we can see to it.</summary>
[CollectionDefinition(nameof(SpeedTests), DisableParallelization = true)]
public sealed class SpeedCollection;

/// <summary>Orders of magnitude, with room for a loaded machine; the figures go to the diagnostics.</summary>
[Collection(nameof(SpeedTests))]
public sealed class SpeedTests
{
    [Fact]
    public void A_hundred_thousand_entries_are_read_at_once_and_the_next_reading_costs_next_to_nothing()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            for (var i = 0; i < 100_000; i++)
            {
                session.Append("claim.verdict", new JsonObject { ["claim"] = $"c{i:x16}", ["verdict"] = "accept", ["quote"] = "یک گفتهٔ نمونه با شمارهٔ " + i });
                if (i % 10_000 == 9_999)
                    session.Seal();
            }
        }
        var opened = scratch.Open();
        var before = Environment.CpuUsage.TotalTime;
        var first = Timed(() => opened.Entries().Count.ShouldBe(100_002));
        var cpu = Environment.CpuUsage.TotalTime - before;
        var again = Timed(() => opened.Entries().Count.ShouldBe(100_002));
        var check = Timed(() => scratch.Verify().Broken.ShouldBeEmpty());
        Say($"100,000 entries: read {first} ({cpu} of processor time), again {again}, verified {check}");
        cpu.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        again.ShouldBeLessThan(first / 5);
    }

    [Fact]
    public void Ten_thousand_small_originals_are_kept_in_one_flush_pass()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var took = Timed(() => Scratch.Keep(book, [.. Enumerable.Range(0, 10_000).Select(i => $"note {i} " + new string('n', 500))]));
        var check = Timed(() => scratch.Verify().Counts.Objects.ShouldBe(10_000));
        Say($"10,000 originals: kept {took}, verified {check}");
        took.ShouldBeLessThan(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void A_large_original_is_streamed_and_its_memory_stays_bounded()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        const int size = 300_000_000;
        var before = GC.GetTotalAllocatedBytes();
        StoredObject? stored = null;
        var keep = Timed(() =>
        {
            using var session = book.BeginWrite(TimeSpan.Zero);
            stored = session.Store(new Zeros(size), CancellationToken.None);
            session.Append("capture", Scratch.Capture(stored, "film.mp4"));
            session.Seal();
        });
        var steps = new List<VerifyProgress>();
        var check = Timed(() => Verifier.Verify(scratch.BookPath, null, new Listener(steps), CancellationToken.None).Broken.ShouldBeEmpty());
        Say($"300 MB: kept {keep} ({size / 1e9 / keep.TotalSeconds:F2} GB/s), verified {check} ({size / 1e9 / check.TotalSeconds:F2} GB/s)");
        stored!.Size.ShouldBe(size);
        steps[^1].BytesDone.ShouldBe(size);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(100_000_000);
    }

    private static TimeSpan Timed(Action act)
    {
        var clock = Stopwatch.StartNew();
        act();
        return clock.Elapsed;
    }

    private static void Say(string text) => TestContext.Current.SendDiagnosticMessage(text);

    private sealed class Listener(List<VerifyProgress> steps) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value)
        {
            lock (steps)
                steps.Add(value);
        }
    }

    /// <summary>A stream of so many zero bytes.</summary>
    private sealed class Zeros(long length) : Stream
    {
        private long _at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _at);
            buffer.AsSpan(offset, read).Clear();
            _at += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
