package io.portcullis.rules.bundle;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Looks through a compiled class for what a rule must not do. Policies are code of operators: this
 * keeps mistakes and temptations out; it is no sandbox against an author who means harm.
 */
final class ClassScan {
  private static final String CONCATENATION = "java/lang/invoke/StringConcatFactory";

  private final boolean frame;
  private final Set<String> refused = new TreeSet<>();

  private ClassScan(boolean frame) {
    this.frame = frame;
  }

  /** What the class does and must not; empty when it is fine. */
  static Optional<String> refused(String path, byte[] bytes) {
    // Conditions and consequences are compiled to classes called Lambda..., the rest is frame.
    boolean frame = !path.substring(path.lastIndexOf('/') + 1).startsWith("Lambda");
    ClassScan scan = new ClassScan(frame);
    new ClassReader(bytes).accept(scan.classVisitor(), ClassReader.SKIP_DEBUG);
    return scan.refused.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", scan.refused));
  }

  private void use(String owner, String name) {
    boolean allowed = frame ? AllowList.frameMayUse(owner, name) : AllowList.mayUse(owner, name);
    if (!allowed && !owner.startsWith("[")) {
      refused.add("calls " + owner.replace('/', '.').replace('$', '.') + "." + name);
    }
  }

  private ClassVisitor classVisitor() {
    return new ClassVisitor(Opcodes.ASM9) {
      @Override
      public MethodVisitor visitMethod(
          int access, String name, String descriptor, String signature, String[] exceptions) {
        if ((access & Opcodes.ACC_NATIVE) != 0) {
          refused.add("has native code");
        }
        return new MethodScan();
      }
    };
  }

  private final class MethodScan extends MethodVisitor {
    private final Set<Label> passed = new HashSet<>();

    private MethodScan() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      use(owner, name);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      use(owner, name);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      if (!bootstrap.getOwner().equals(CONCATENATION)) {
        refused.add("makes a lambda");
      }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      jump(label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
      jump(otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
      jump(otherwise, labels);
    }

    private void jump(Label first, Label... others) {
      boolean back = passed.contains(first);
      for (Label other : others) {
        back |= passed.contains(other);
      }
      if (back) {
        refused.add("loops");
      }
    }
  }
}
