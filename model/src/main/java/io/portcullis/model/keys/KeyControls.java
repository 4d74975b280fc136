package io.portcullis.model.keys;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.portcullis.model.State;
import io.portcullis.model.SubjectKind;

/**
 * One key in the control matrix: each control as it is, against as it should be.
 *
 * @param software true when it lies in a file or in a service's software, or its token says that it
 *     is no hardware
 * @param certificates that it holds and that have not expired
 * @param cells for each {@link Control}, in their order
 */
public record KeyControls(
    String id,
    String name,
    KeyProfile profile,
    boolean software,
    long certificates,
    List<Cell> cells) {

  /**
   * @param asks of the key, in words
   * @param wanted whether it is asked of a key of this tier, and of this age
   */
  public record Cell(
      Control control,
      Stage stage,
      Concern concern,
      String asks,
      Met met,
      boolean wanted,
      List<Told> evidence) {
    /** Asked for, and not known to be there. */
    public boolean gap() {
      return wanted && met != Met.MET;
    }
  }

  /**
   * Of a key; days are counted from {@code now}.
   *
   * @param drills of its backup that people wrote down
   */
  public static KeyControls of(State state, List<Drill> drills, Instant now) {
    if (state.subject().kind() != SubjectKind.KEY) {
      throw new IllegalArgumentException("controls are asked of keys");
    }
    Look look = new Look(state, drills, now);
    KeyProfile profile = KeyProfile.of(state);
    return new KeyControls(
        state.subject().id(),
        state.subject().name(),
        profile,
        software(look, profile),
        look.valid().size(),
        Arrays.stream(Control.values()).map(control -> cell(control, look, profile)).toList());
  }

  private static Cell cell(Control control, Look look, KeyProfile profile) {
    Verdict verdict = control.judge(look);
    return new Cell(
        control,
        control.stage(),
        control.concern(),
        control.asks(),
        verdict.met(),
        control.wanted(profile.tier(), look.destroyed().isPresent()),
        verdict.evidence());
  }

  private static boolean software(Look look, KeyProfile profile) {
    boolean declared =
        switch (profile.home().kind()) {
          case SOFTWARE_FILE, KMS_SOFTWARE -> true;
          default -> false;
        };
    return declared || look.reading().filter(r -> !r.token().hardware()).isPresent();
  }

  /** Controls that are asked for and not known to be met. */
  public long gaps() {
    return cells.stream().filter(Cell::gap).count();
  }
}
