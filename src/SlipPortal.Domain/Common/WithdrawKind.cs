namespace SlipPortal.Domain.Common;

/// <summary>What can be withdrawn, as addresses name it.</summary>
public enum WithdrawKind
{
    /// <summary>A progress update on an action.</summary>
    Update,

    /// <summary>A piece of evidence.</summary>
    Evidence,

    /// <summary>A post.</summary>
    Post,

    /// <summary>A visit, with its findings.</summary>
    Visit,

    /// <summary>A finding.</summary>
    Finding,

    /// <summary>A file that went into a performance book, with all that it brought.</summary>
    Book,

    /// <summary>A comment.</summary>
    Comment,
}
