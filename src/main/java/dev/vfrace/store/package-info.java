/** What runs left behind, kept in a file of SQLite: written while they run, and read again. */
@NullMarked
package dev.vfrace.store;

import org.jspecify.annotations.NullMarked;
