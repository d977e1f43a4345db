/** Looks at pages with a real browser. */
package dev.vfrace.browser;
