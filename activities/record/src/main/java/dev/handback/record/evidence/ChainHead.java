package dev.handback.record.evidence;

/**
 * Where a chain stands.
 *
 * @param length how many entries it has
 * @param hash the last entry's hash; {@link Hash#GENESIS} before the first
 */
public record ChainHead(long length, Hash hash) {

  /** The head of every chain before its first entry. */
  public static final ChainHead EMPTY = new ChainHead(0, Hash.GENESIS);

  ChainHead after(String canonicalEntry) {
    return new ChainHead(length + 1, hash.next(canonicalEntry));
  }
}
