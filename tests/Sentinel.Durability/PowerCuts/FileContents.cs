namespace Sentinel.Durability.PowerCuts;

/// <summary>Bytes that grow as a file does.</summary>
internal sealed class FileContents
{
    private byte[] _bytes;
    private int _length;

    public FileContents(byte[] bytes)
    {
        _bytes = [.. bytes];
        _length = bytes.Length;
    }

    public void Apply(DiskWrite write)
    {
        var end = (int)write.Offset + (write.Data?.Length ?? 0);
        if (end > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(end, 2 * _bytes.Length));
        }

        if (write.Data is null)
        {
            // What is beyond the end must read as zeros when the file grows again.
            Array.Clear(_bytes, end, _bytes.Length - end);
            _length = end;
            return;
        }

        write.Data.CopyTo(_bytes, write.Offset);
        _length = Math.Max(_length, end);
    }

    public byte[] ToArray() => _bytes[.._length];
}
