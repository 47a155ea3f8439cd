export const vision = {
  vision: {
    light: {
      nothing: 'Nothing is measured now',
      what: 'What is this?',
      text: 'The camera’s pictures are turned into figures in this window and thrown away at once. A glance of less than two seconds, a look up while thinking and a blink do not count. What is seen never changes a score; a person reads it beside the answers.',
      event: {
        looking_ahead: 'Towards the screen',
        looking_away: 'Away from the screen',
        no_face_detected: 'No face in the picture',
        multiple_faces_detected: 'Several faces in the picture',
      },
      reason: {
        starting: 'Getting ready',
        low_light: 'Too dark to tell',
        too_bright: 'Too bright to tell',
        too_far: 'Too far away to tell',
        glasses: 'The eyes cannot be read, perhaps because of glasses',
        eyes_closed: 'Eyes closed',
        several_faces: 'Several faces in the picture',
        low_confidence: 'Cannot be told',
        no_picture: 'No picture from the camera',
        paused: 'Paused: nothing is measured',
        off: 'Switched off: nothing is measured',
        failed: 'The camera’s pictures cannot be read',
      },
    },
    framing: {
      title: 'How you sit in the picture',
      face: {
        unseen: 'Looking for your face',
        good: 'Your face is in the middle',
        nobody: 'No face is seen',
        several: 'Several faces are seen',
        aside: 'Move to the middle',
        high: 'Sit a little lower, or tilt the camera up',
        low: 'Sit a little higher, or tilt the camera down',
      },
      distance: { unseen: 'Distance', good: 'The distance is good', near: 'Sit a little further away', far: 'Come a little closer' },
      light: { unseen: 'Light', good: 'The light is good', dark: 'More light from the front helps', bright: 'The picture is too bright' },
    },
    calibration: {
      title: 'Where is your screen?',
      look: 'Follow the dot with your eyes: {{number}} of {{whole}}',
      skip: 'Leave this out',
    },
  },
};
