using System.Diagnostics;
using System.Text;

namespace Sanad.Reading.Tests;

public class HugeTextTests
{
    private const int Megabytes = 100;

    /// <summary>Bytes that are made when they are read, so that the file costs the test no memory.</summary>
    private sealed class Repeating(byte[] unit, long length) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var total = 0;
            while (total < buffer.Length && Position < length)
            {
                var from = unit.AsSpan((int)(Position % unit.Length));
                var count = (int)Math.Min(Math.Min(from.Length, buffer.Length - total), length - Position);
                from[..count].CopyTo(buffer[total..]);
                Position += count;
                total += count;
            }
            return total;
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    [Theory]
    [InlineData("On 4 March the office counted twelve people at the quay, and four on the day after it.\n\n")]
    [InlineData("x\n")]
    [InlineData("one line without any end, ")]
    public void A_hundred_megabytes_take_one_string_and_little_more(string unit)
    {
        using var file = new Repeating(Encoding.UTF8.GetBytes(unit), (long)Megabytes << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var read = Reads.Reader.Read(file, "huge.txt", Given.Nothing, TestContext.Current.CancellationToken).ShouldBeOfType<ReadOutcome.Read>();
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) >> 20;
        TestContext.Current.TestOutputHelper?.WriteLine($"{Megabytes / clock.Elapsed.TotalSeconds:0} MB/s, {allocated} MB allocated");
        read.Document.Text.Length.ShouldBe(Megabytes << 20);
        read.Document.ShouldBeWhole();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void A_text_beyond_the_limit_is_refused_with_the_limit()
    {
        var reader = new DocumentReader(Sanad.Language.Packs.BuiltIn, new() { TextBytes = 1 << 20 });
        using var file = new Repeating("word "u8.ToArray(), 2 << 20);
        reader.Read(file, "huge.txt", Given.Nothing, default).ShouldBeOfType<ReadOutcome.Unreadable>().Reason.ShouldBe("2 MB of text are more than the limit of 1 MB; split the file");
    }
}
