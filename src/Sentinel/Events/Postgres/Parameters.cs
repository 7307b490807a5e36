using Npgsql;

namespace Sentinel.Events.Postgres;

/// <summary>Positional parameters, $1 and on.</summary>
internal static class Parameters
{
    /// <summary>Gives a command its parameters.</summary>
    public static NpgsqlCommand With(this NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
