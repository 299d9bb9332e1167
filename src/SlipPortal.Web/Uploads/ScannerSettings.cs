using System.Net;
using System.Net.Sockets;
using SlipPortal.Web.Commands;

namespace SlipPortal.Web.Uploads;

/// <summary>The malware scanner that files go through before they are kept (section “Scanner”).</summary>
internal sealed record ScannerSettings
{
    /// <summary>Where clamd listens: “unix:/run/clamav/clamd.ctl” or “127.0.0.1:3310”. Nothing where there is none.</summary>
    public string? Address { get; init; }

    /// <summary>How long it may take to answer, in seconds.</summary>
    public double Seconds { get; init; } = 30;

    /// <summary>The address to connect to; null where there is no scanner.</summary>
    /// <exception cref="OperatorException">The address is none.</exception>
    public EndPoint? EndPoint => Address switch
    {
        null or "" => null,
        ['u', 'n', 'i', 'x', ':', .. var path] => new UnixDomainSocketEndPoint(path),
        _ when Address.LastIndexOf(':') is > 0 and var colon && ushort.TryParse(Address.AsSpan(colon + 1), out var port) =>
            new DnsEndPoint(Address[..colon], port),
        _ => throw new OperatorException("Set Scanner__Address to “unix:PATH” or “HOST:PORT” (docs/guide-operator.md)."),
    };
}
