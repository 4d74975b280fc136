package io.portcullis.bench.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.portcullis.model.evidence.Head;

/**
 * One chain for each partition. They go on from turn to turn as the hub's own do: what a new chain
 * costs, a hub pays when it takes a partition over, and not all along. The hub's own records are in
 * chains of other names.
 */
final class Chains {
  private final List<Head> heads;
  private long first;

  Chains(int partitions) {
    heads = new ArrayList<>(Collections.nCopies(partitions, Head.START));
  }

  /**
   * @param count of all chains together
   */
  List<Sample.Chain> next(int count) {
    int stride = heads.size();
    List<Sample.Chain> pieces =
        IntStream.range(0, stride)
            .parallel()
            .mapToObj(
                i -> Sample.chain("bench" + i, heads.get(i), first + i, count / stride, stride))
            .toList();
    for (int i = 0; i < stride; i++) {
      heads.set(i, pieces.get(i).head());
    }
    first += count;
    return pieces;
  }

  static List<byte[]> documents(List<Sample.Chain> pieces) {
    return pieces.stream().flatMap(piece -> piece.documents().stream()).toList();
  }
}
