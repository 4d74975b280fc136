package io.portcullis.inventory.desk;

import java.util.Locale;

/** What is kept on the calendar under one id. */
public sealed interface Item
    permits RotationItem, ExerciseItem, CustodyItem, RetentionItem, DestructionItem, ErasureItem {
  /** Which of them it is. */
  Kind kind();

  /** Unique among those of its kind; of all but rotations and exercises, {@link #about}. */
  String id();

  /** Id of the subject that it is about; of an HSM also its name as "hsm-token=NAME". */
  String about();

  /** True when nothing is to be done with it any more. */
  boolean ended();

  /** Kind and id, "rotation/rot-1": no other item has it. */
  default String name() {
    return kind().prefix() + id();
  }

  /** The kinds, with what is kept of each. */
  enum Kind {
    ROTATION(RotationItem.class, 10_000),
    EXERCISE(ExerciseItem.class, 2_000),
    CUSTODY(CustodyItem.class, 1_000),
    RETENTION(RetentionItem.class, 10_000),
    DESTRUCTION(DestructionItem.class, 10_000),
    ERASURE(ErasureItem.class, 10_000);

    private final Class<? extends Item> type;
    private final int most;

    Kind(Class<? extends Item> type, int most) {
      this.type = type;
      this.most = most;
    }

    /** What names of this kind begin with: "rotation/". */
    public String prefix() {
      return name().toLowerCase(Locale.ROOT) + "/";
    }

    public Class<? extends Item> type() {
      return type;
    }

    /** Most of them, ended ones too: at the bound the one that ended first gives way. */
    public int most() {
      return most;
    }
  }
}
