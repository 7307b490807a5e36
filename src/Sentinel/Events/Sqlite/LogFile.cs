using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;

namespace Sentinel.Events.Sqlite;

/// <summary>
/// SQLite's write-ahead log as a file to be flushed, beside the connection that writes it. With <c>synchronous=NORMAL</c> SQLite itself
/// flushes the log's header and before and after it folds the log into the database, but not each commit (sqlite.org/pragma.html#pragma_synchronous):
/// that is done here, so that the next commit can be written meanwhile. Elsewhere than on Linux commits stay SQLite's to flush.
/// </summary>
/// <remarks>.NET's own flush returns normally when <c>fsync</c> fails (seen on 10.0.12), so the system is called directly.</remarks>
internal sealed class LogFile : IDisposable
{
    // Found as the program finds it, not in the C library itself: what is preloaded to watch a disk or to play one then sees it, as it sees SQLite's.
    private static readonly Fdatasync? s_flush = OperatingSystem.IsLinux()
        ? Marshal.GetDelegateForFunctionPointer<Fdatasync>(NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "fdatasync"))
        : null;

    private readonly SafeFileHandle? _file;
    private readonly Action _beforeFlush;

    private LogFile(SafeFileHandle? file, Action beforeFlush)
    {
        _file = file;
        _beforeFlush = beforeFlush;
    }

    /// <summary>What SQLite is told about flushing.</summary>
    public static string Synchronous => OperatingSystem.IsLinux() ? "NORMAL" : "FULL";

    /// <summary>Opens a log that a connection keeps open, for as long as it does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="beforeFlush">Called before each flush; what it throws is a flush that failed.</param>
    public static LogFile Open(string path, Action beforeFlush) => new(
        OperatingSystem.IsLinux() ? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : null, beforeFlush);

    /// <summary>What was committed before this was called is on the disk when it has returned.</summary>
    /// <exception cref="SqliteException">It is not, and a later flush that succeeds does not mean that it is.</exception>
    public void Flush()
    {
        _beforeFlush();
        if (_file is null)
        {
            return;
        }

        var isHeld = false;
        try
        {
            _file.DangerousAddRef(ref isHeld);
            if (s_flush!((int)_file.DangerousGetHandle()) != 0)
            {
                var reason = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
                throw new SqliteException($"The write-ahead log could not be flushed: {reason}.", raw.SQLITE_IOERR, raw.SQLITE_IOERR_FSYNC);
            }
        }
        finally
        {
            if (isHeld)
            {
                _file.DangerousRelease();
            }
        }
    }

    public void Dispose() => _file?.Dispose();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl, SetLastError = true)]
    private delegate int Fdatasync(int file);
}
