package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import dev.vfrace.delay.RowDelay;
import dev.vfrace.model.Bases;
import dev.vfrace.model.Basis;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.vocabulary.KernelStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the figures of timings and programs, but for those that nobody gave. */
final class Figures {

  private static final List<String> OF_PROGRAM =
      List.of("starts", "latency", "period", "act-latency", "restarts");
  private static final String KERNEL = "kernel";
  private static final String USERSPACE = "userspace";
  private static final String STALL = "stall";
  private static final String LENGTH = "length";

  private Figures() {}

  /** Those of a timing, in the order of its keys. */
  static List<Figure> ofTiming(Section timing) {
    List<Figure> figures = new ArrayList<>();
    Section kernel = timing.section(KERNEL);
    for (KernelStep step : KernelStep.values()) {
      given(kernel.optional(step.key()), "timing", KERNEL, step.key())
          .ifPresent(at -> figures.add(Figure.ofDelay(step.key(), at)));
    }
    Section userspace = timing.section(USERSPACE);
    for (String key : TimingReader.USERSPACE) {
      given(TimingReader.replacement(userspace, key), "timing", USERSPACE, key)
          .ifPresent(at -> figures.add(Figure.ofDelay(key, at)));
    }
    given(timing.optional(STALL), "timing", STALL)
        .filter(Located::isObject).ifPresent(at -> figures.add(stall(at)));
    given(timing.optional(TogetherReader.KEY), "timing", TogetherReader.KEY)
        .ifPresent(at -> addCorrelations(figures, at));
    return figures;
  }

  /** Those of a program, with the keys that its definition has. */
  static List<Figure> ofProgram(String name, ConfigObject definition) {
    Section program = Section.open(new Located(Kind.USERSPACE.path(name), definition));
    List<Figure> figures = new ArrayList<>();
    for (String key : OF_PROGRAM) {
      given(TimingReader.replacement(program, key), "defaults", USERSPACE, key)
          .ifPresent(at -> figures.add(Figure.ofDelay(key, at)));
    }
    return figures;
  }

  /** What the figures of a campaign rest on. */
  static Bases bases(
      Section timing, KernelTiming kernel, List<ProgramSpec> programs, TimingOverrides overrides) {
    Map<String, Basis> bases = new LinkedHashMap<>();
    ofTiming(timing).stream()
        .filter(figure -> !isOfPrograms(figure))
        .forEach(figure -> bases.put(figure.key(), figure.basis()));
    for (KernelStep step : KernelStep.values()) {
      if (kernel.of(step) instanceof RowDelay) {
        bases.put(Bases.step(step), new Basis(Basis.Kind.MEASURED, "its rows"));
      }
    }
    for (ProgramSpec program : programs) {
      ofProgram(program.name(), overrides.merged(program))
          .forEach(figure -> bases.put(figure.key(), figure.basis()));
    }
    return new Bases(bases);
  }

  /** What a timing says of programs is a figure of theirs. */
  private static boolean isOfPrograms(Figure figure) {
    return TimingReader.REPLACING.stream()
        .anyMatch(key -> figure.key().equals(ConfigUtil.joinPath("timing", USERSPACE, key)));
  }

  private static Figure stall(Located at) {
    Located length = Section.open(at).required(LENGTH, DelayReader.ALLOWED);
    return new Figure(
        STALL + " " + LENGTH, length, Optional.of(DelayReader.read(length)), BasisReader.read(at));
  }

  private static void addCorrelations(List<Figure> figures, Located at) {
    for (Located group : at.items()) {
      figures.add(
          new Figure(TogetherReader.CORRELATION, group, Optional.empty(), BasisReader.read(group)));
    }
  }

  /** What is as the defaults have it is no figure of a definition, wherever it was written. */
  private static Optional<Located> given(Optional<Located> at, String... path) {
    String full = ConfigLayers.ROOT + "." + ConfigUtil.joinPath(path);
    return at.filter(
        it ->
            !Reference.defaults().hasPathOrNull(full)
                || !it.value().equals(Reference.defaults().getValue(full)));
  }
}
