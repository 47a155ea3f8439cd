/** The stages of the build, each a sorted list of modules; [] if the build is impossible. */
function buildStages(modules) {
  throw new Error('Not written yet');
}
