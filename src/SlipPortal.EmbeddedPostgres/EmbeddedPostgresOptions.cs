namespace SlipPortal.EmbeddedPostgres;

/// <summary>Where a private PostgreSQL keeps its data and how it runs.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// The folder of the data, the password and the log; made when it is missing. It belongs to the server alone: a folder that holds
    /// anything else is refused. <see cref="PostgresServer.DataDirectory"/> says which folder was used in the end.
    /// </summary>
    public required string DataDirectory { get; init; }

    /// <summary>
    /// The folder of the programs <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> of an installed PostgreSQL 15 or newer; null for
    /// the one that npm installed at build.
    /// </summary>
    public string? BinDir { get; init; }

    /// <summary>The TCP port on the loopback address; null for any free one.</summary>
    public int? Port { get; init; }

    /// <summary>
    /// False lets the server be quicker by not waiting for the disk: a crash of the machine may then ruin the data. For tests.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>Receives a sentence for each thing that takes time or may surprise; null for nobody.</summary>
    public Action<string>? Log { get; init; }
}
