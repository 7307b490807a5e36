namespace Sentinel.Events.Postgres;

/// <summary>An event to be inserted, with its stream's end before and after it.</summary>
internal readonly record struct EventRow(string Stream, NewEvent Event, StreamHead Before, StreamHead After);
