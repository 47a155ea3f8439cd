class Editor {
  constructor() {
    this.text = '';
  }
}

/** What each "show" of the operations shows. */
function runEditor(operations) {
  throw new Error('Not written yet');
}
