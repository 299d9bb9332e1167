using SlipPortal.Domain.Access;

namespace SlipPortal.UnitTests.Domain.Access;

/// <summary>The form of the ledger's hash is for good. (What a broken chain is called is tested against a real one.)</summary>
public sealed class LedgerChainTests
{
    [Fact]
    public void The_form_of_the_hash_never_changes()
    {
        var row = new LedgerRow(
            "", "0123", 1, new("00000000-0000-0000-0000-00000000000a"), new("00000000-0000-0000-0000-00000000000b"), "Zoë Ó Briain", "Département",
            new("00000000-0000-0000-0000-00000000000c"), "Action 2.10", "Page", new(2031, 2, 3, 4, 5, 6, 789, TimeSpan.Zero), new(2031, 2, 3, 4, 5, 7, TimeSpan.Zero), "");
        Assert.Equal("3e377131a901d72af3387979f99e9375cc5d86f2766c11b50e44313573499ad8", LedgerChain.HashOf(row));
        // What moves from one column to the next is another row.
        Assert.NotEqual(LedgerChain.HashOf(row with { Person = "ab", Organisation = "c" }), LedgerChain.HashOf(row with { Person = "a", Organisation = "bc" }));
    }
}
