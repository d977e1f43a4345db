package dev.vfrace.settings;

import java.util.List;
import java.util.function.BiFunction;

/**
 * How the definitions of one kind look.
 *
 * @param kind which
 * @param keys all that a definition may have
 * @param optional those that a definition may lack without a default
 * @param mainKey one that every definition has
 * @param reader makes sense of a name and its definition
 */
record Format<T>(
    Kind kind,
    List<String> keys,
    List<String> optional,
    String mainKey,
    BiFunction<String, Section, T> reader) {}
